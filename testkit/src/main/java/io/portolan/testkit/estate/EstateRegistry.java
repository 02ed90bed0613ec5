package io.portolan.testkit.estate;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * The resources of one kind in all accounts and regions. Their order is that of their ids. Thread-safe.
 *
 * @param <T> the kind of the resources
 */
public final class EstateRegistry<T extends EstateResource> {

    private final String kind;
    private final NavigableMap<String, T> byId = new ConcurrentSkipListMap<>();

    private final Runnable onChange;

    EstateRegistry(String kind, Runnable onChange) {
        this.kind = kind;
        this.onChange = onChange;
    }

    /** Adds a resource or replaces the one with its id. Returns the resource. */
    public T add(T resource) {
        byId.put(resource.id(), resource);
        onChange.run();
        return resource;
    }

    /** The resource with this id. */
    public Optional<T> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The resource with this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public T get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("This estate has no " + kind + " " + id));
    }

    /**
     * Replaces a resource by a changed one. Returns the changed one.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public T replace(String id, UnaryOperator<T> change) {
        T changed = byId.computeIfPresent(id, (same, resource) -> change.apply(resource));
        onChange.run();
        return changed == null ? get(id) : changed;
    }

    /** Deletes a resource. Nothing happens if there is none with this id. */
    public void remove(String id) {
        byId.remove(id);
        onChange.run();
    }

    void clear() {
        byId.clear();
        onChange.run();
    }

    /** All resources of this kind. */
    public List<T> all() {
        return List.copyOf(byId.values());
    }

    /** The resources of an account in a region. */
    public List<T> list(EstatePlace place) {
        return byId.values().stream()
                .filter(resource -> resource.place().equals(place))
                .toList();
    }
}
